from eslng import blocking

with blocking.connect("127.0.0.1", 8021, password="ClueCon", timeout=10) as fs:
    print(fs.api("status"))
    ends = fs.events("CHANNEL_HANGUP_COMPLETE")
    call = fs.originate("loopback/9196/default", ring_seconds=20)
    call.hangup()
    for event in ends:
        if event.get("Unique-ID") == call.uuid:
            print("call", call.uuid, "ended:", event.get("Hangup-Cause"))
            break
