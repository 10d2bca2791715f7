"""What has been paid for is kept: answers, and the log of the runs that asked for them; and briefs on record.

The only room that knows the store's file. A cache, a recording and its replay are Models like any other.
"""

from summarizer.store.cached import Cached, Mode
from summarizer.store.journal import Job, Journal, State
from summarizer.store.keys import ANSWER_VERSION
from summarizer.store.opening import is_sound, is_there
from summarizer.store.parcels import Back, Packed, Parcel, Parcels
from summarizer.store.past import PastAsk, PastRun, Reply, RunDetails
from summarizer.store.place import place_for
from summarizer.store.recording import Recording, Replayed
from summarizer.store.retention import Retention
from summarizer.store.run_log import RunLog
from summarizer.store.store import Store

__all__ = [
    "ANSWER_VERSION",
    "Back",
    "Cached",
    "Job",
    "Journal",
    "Mode",
    "Packed",
    "Parcel",
    "Parcels",
    "PastAsk",
    "PastRun",
    "Recording",
    "Replayed",
    "Reply",
    "Retention",
    "RunDetails",
    "RunLog",
    "State",
    "Store",
    "is_sound",
    "is_there",
    "place_for",
]
