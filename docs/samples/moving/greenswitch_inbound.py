import threading

import eslng
from eslng import blocking


def watch(events: blocking.Events[eslng.Event]) -> None:
    for event in events:
        print("answered:", event.get("Caller-Destination-Number"))


with blocking.connect("127.0.0.1", 8021, password="ClueCon", timeout=10) as fs:
    watching = threading.Thread(target=watch, args=(fs.events("CHANNEL_ANSWER"),))
    watching.start()
    print(fs.api("status"))
    print(fs.bgapi("originate loopback/1000/default &park").body)
    # It ends with the client.
    watching.join()
