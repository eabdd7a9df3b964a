"""The module ``ESL`` as FreeSWITCH's SWIG module has it, on eslng.

Scripts written for that module run unchanged. What is new belongs into :mod:`eslng`, not here.
"""

from eslng._eslng import ESLconnection, ESLevent, eslSetLogLevel

__all__ = ["ESLconnection", "ESLevent", "eslSetLogLevel"]
