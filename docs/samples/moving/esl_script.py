import ESL

con = ESL.ESLconnection("127.0.0.1", "8021", "ClueCon")
if not con.connected():
    raise SystemExit("no connection")
print(con.api("status").getBody())
con.events("plain", "CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE")
con.bgapi("originate", "loopback/9196/default &hangup")
while True:
    event = con.recvEventTimed(10000)
    if event is None:
        raise SystemExit("nothing comes")
    print(event.getHeader("Event-Name"), event.getHeader("Caller-Destination-Number"))
    if event.getHeader("Event-Name") == "CHANNEL_HANGUP_COMPLETE":
        break
