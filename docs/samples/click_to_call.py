"""Click to call: POST /call?agent=1000&customer=5551234 rings the agent, and the customer once the agent is there."""

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from eslng import blocking, errors

fs = blocking.connect("127.0.0.1", 8021, password="ClueCon")


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        agent, customer = (query.get(name, [""])[0] for name in ("agent", "customer"))
        # What a stranger sends is part of a dial string below: nothing but digits.
        if not (re.fullmatch("[0-9]{3,15}", agent) and re.fullmatch("[0-9]{3,15}", customer)):
            return self.say(400, error="agent and customer are numbers of 3 to 15 digits")
        route = f"sofia/gateway/mine/{customer}"
        dial = "{ignore_early_media=true}user/" + agent
        try:
            # The call is placed here, and the agent's phone rings. When the agent answers, the switch bridges.
            call = fs.originate(dial, "&bridge", route, caller_id_number=customer, ring_seconds=20)
        except errors.NotAnswered as error:
            return self.say(409, error=error.cause)
        except errors.EslError as error:
            return self.say(503, error=str(error))
        return self.say(200, call=call.uuid)

    def say(self, status: int, **answer: str | None) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("127.0.0.1", 8080), Handler).serve_forever()
