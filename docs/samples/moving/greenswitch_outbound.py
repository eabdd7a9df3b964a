import logging

from eslng import blocking

logging.basicConfig(level=logging.INFO)


def handle(call: blocking.Call) -> None:
    call.answer()
    call.playback("ivr/ivr-welcome.wav")
    entered = call.play_and_get_digits(
        "ivr/ivr-enter_pin.wav", min=4, max=4, tries=3, timeout=5, invalid_file="ivr/ivr-invalid_pin.wav"
    )
    print("entered:", entered.digits)
    call.hangup()


with blocking.serve(handle, "0.0.0.0", 5000) as server:
    server.serve_forever()
