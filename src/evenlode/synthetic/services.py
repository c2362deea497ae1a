"""What the authority's services send in a year: social care, registers, young people after 16, the pupil premium."""

from pathlib import Path

from evenlode.synthetic.county import County
from evenlode.synthetic.events import SchoolYear
from evenlode.synthetic.writers import care, need, services, transfers
from evenlode.vocabulary.identifiers import INVENTED_AUTHORITY


def write_social_care(folder: Path, county: County, year: int, label: str) -> dict[str, int]:
    """Write what social care returns of the year to 31 March that ends in an academic year, under the year's label.

    Returns come every year, whatever years schools are told of: who is in none of them has left care by then.
    """
    episodes, reviews, missing, in_need = county.known_to_social_care(year)
    looked_after = folder / "looked-after" / f"{INVENTED_AUTHORITY}_{label}"
    census = folder / "children-in-need" / f"cin-census_{year + 1}-06-30.xml"
    return {
        **care.write_return(looked_after, year, county.children, episodes, reviews, missing),
        "cin_census": need.write_census(census, year, county.children, in_need),
    }


def write_services(folder: Path, county: County, year: SchoolYear, label: str) -> dict[str, int]:
    """Write a year's files of other services, and what schools send each other; gives the records of each kind."""
    schools, children, ends = county.schools, county.children, year.year + 1
    registers = folder / "registers" / label
    premium = folder / "allocations" / f"pupil-premium_{ends}-06-30.csv"
    return {
        "register_entry": services.write_registers(registers, year.year, county.entries(year), schools, children),
        "post16_list": services.write_activities(folder / "after-16", county.activities(year), children),
        "common_transfer": transfers.write_transfers(folder / "transfers" / label, year, schools, children),
        "allocations": services.write_allocations(premium, year.year, county.allocations(year), schools),
    }
