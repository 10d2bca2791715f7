"""Model name → Model: the only room that talks to a language model."""

from summarizer.asking.language_model import LanguageModel
from summarizer.asking.pacing import Pace
from summarizer.asking.patience import Patient
from summarizer.asking.providers import PROVIDERS, model_named

__all__ = ["PROVIDERS", "LanguageModel", "Pace", "Patient", "model_named"]
