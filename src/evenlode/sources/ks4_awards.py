"""What DfE's file of pupils at key stage 4 holds in columns: the best grade of each subject, and what it worked out.

Columns are of two eras: those of grades 9 to 1 end in `_91`, those of the years before in `_PTQ_EE`. English is the
qualification of that name, or English language.
"""

from evenlode.sources.result_fields import Award, Summary, column_names
from evenlode.vocabulary.codes.results import KS4_GRADES

SUBJECTS = {
    "ENG": "english_language",
    "ELIT": "english_literature",
    "MAT": "maths",
    "COMBSCI": "combined_science",
    "CORESCI": "core_science",
    "ADTSCI": "additional_science",
    "BIO": "biology",
    "CHE": "chemistry",
    "PHY": "physics",
    "HIS": "history",
    "GEO": "geography",
    "FRE": "french",
    "GER": "german",
    "SPAN": "spanish",
    "ITA": "italian",
    "CHI": "chinese",
    "ARA": "arabic",
    "BEN": "bengali",
    "PAN": "panjabi",
    "POL": "polish",
    "URD": "urdu",
    "LAT": "latin",
    "ART": "art_and_design",
    "BUS": "business_studies",
    "DRA": "drama",
    "FOOD": "food",
    "MFT": "media_film_and_television",
    "MUS": "music",
    "PE": "physical_education",
    "RS": "religious_studies",
    "STAT": "statistics",
}
"""The subjects by DfE's short names in the columns."""

TOLD_BY = ("ENG", "MAT")

BEST_GRADES = tuple(
    Award(
        subject=subject,
        component="=best",
        codes=KS4_GRADES,
        outcome=column_names("KS4", f"AP{short}_91", f"AP{short}_PTQ_EE", f"AP{short}"),
        tells=short in TOLD_BY,
    )
    for short, subject in SUBJECTS.items()
)
"""The best grade in each subject; by those in English and mathematics a file is recognised."""

SUMMARIES = (
    Summary("end_of_key_stage", column_names("KS4", "ENDKS")),
    Summary("attainment_8", column_names("KS4", "ATT8")),
    Summary("expected_attainment_8", column_names("KS4", "ATT8_PRED")),
    Summary("progress_8", column_names("KS4", "P8SCORE")),
    Summary("ebacc_points", column_names("KS4", "EBACCAPS_PUPIL")),
    Summary("ebacc_entry", column_names("KS4", "EBACC_E_PTQ_EE")),
    Summary("english_maths_grade4", column_names("KS4", "L2BASICS_94")),
    Summary("english_maths_grade5", column_names("KS4", "L2BASICS_95")),
    Summary("five_ac_english_maths", column_names("KS4", "LEVEL2_EM_PTQ_EE", "LEVEL2_EM")),
    Summary("ks2_fine_grade", column_names("KS4", "KS2EMFG")),
    Summary("ks2_scaled_score", column_names("KS4", "KS2EMSS")),
)
"""What DfE worked out of a pupil's results: points, and 1 or 0 for what is reached or not."""
