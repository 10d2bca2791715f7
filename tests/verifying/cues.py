"""English texts full of the words that the checks look for: what is drawn from them is read, not passed by."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

#: Shows that a source is in English, whatever is drawn after it.
ENGLISH: Final = "The council said on Monday that it is for the plan of the mayor and that the pier was not closed."

_CUES: Final = (
    "not no never without nobody too to first lost won cleared may May might will would if until denied refused failed "
    "said told according alleged planned considering asked approved rejected rose fell closed opened with before after "
    "than more less Monday Tuesday 3 4 half safe unsafe by of the a council mayor pier plan Berg Oslo Lindqvist Board "
    ". , ; - : \u2014 ? ( ) \u201c \u201d"
).split()

#: Sentences of cue words and the words around them, in any order.
cue_words = st.lists(st.sampled_from(_CUES), min_size=1, max_size=25).map(" ".join)
