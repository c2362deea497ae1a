"""The report's peer: its own page as WeasyPrint prints it, tagged, with the ids that only a screen needs."""

import logging
import sys

from weasyprint import HTML

logging.getLogger("weasyprint").setLevel(logging.ERROR)
HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
