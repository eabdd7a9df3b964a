"""Replies that refuse."""

from eslng import errors
from eslng._eslng import Reply


def checked(reply: Reply) -> Reply:
    """The reply, unless it says an error."""
    if reply.ok:
        return reply
    kind = errors.PermissionDenied if reply.error == "permission_denied" else errors.CommandFailed
    error = kind(reply.text.strip())
    error.text = reply.text.strip()
    raise error
