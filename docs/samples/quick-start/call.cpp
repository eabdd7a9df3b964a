// call.cpp HOST PORT PASSWORD
#include <eslng.hpp>
#include <iostream>

int main(int argc, char **argv)
try {
	if (argc < 4) return 2;
	using namespace std::chrono_literals;
	eslng::Options options;
	options.host = argv[1];
	options.port = static_cast<std::uint16_t>(std::stoi(argv[2]));
	options.password = argv[3];
	eslng::Client client(options);
	std::cout << client.api("status", 5s).text();

	eslng::Calling calling = client.originate("loopback/9196/default &park");
	std::optional<eslng::Call> call = calling.wait_answer(20s);
	if (!call) {
		calling.cancel();
		std::cerr << "nobody answers\n";
		return 1;
	}
	call->playback("tone_stream://%(500,0,440)");
	call->hangup();
	if (std::optional<eslng::End> end = call->wait_end(10s)) {
		std::cout << "call " << call->uuid() << " ended: " << eslng_cause_name(end->how.cause) << "\n";
	}
	return 0;
} catch (const eslng::Error &error) {
	std::cerr << error.name() << ": " << error.what() << "\n";
	return 1;
}
