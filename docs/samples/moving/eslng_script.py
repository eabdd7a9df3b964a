from eslng import blocking

with blocking.connect("127.0.0.1", 8021, password="ClueCon", timeout=10) as fs:
    print(fs.api("status"))
    events = fs.events("CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE")
    fs.begin_bgapi("originate loopback/9196/default &hangup")
    for event in events:
        print(event.get("Event-Name"), event.get("Caller-Destination-Number"))
        if event.get("Event-Name") == "CHANNEL_HANGUP_COMPLETE":
            break
