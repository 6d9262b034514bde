"""The official form, declared once as data, one module per edition."""

from core.form.form2019 import FORM_2019
from core.form.form2021 import FORM_2021
from core.form.spec import Form

FORMS: dict[str, Form] = {form.edition: form for form in (FORM_2021, FORM_2019)}
"""Every edition the program knows, by its name; the current one stands first."""

CURRENT = FORM_2021
"""The edition that new reports are written in."""
