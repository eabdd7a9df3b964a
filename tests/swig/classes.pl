# The module ESL in Perl: perl -I MODULE classes.pl HOST PORT PASSWORD
use strict;
use warnings;
use ESL;

my ($host, $port, $password) = @ARGV;

sub shown { return defined $_[0] ? $_[0] : 'undef' }

my $event = ESL::ESLevent->new('CUSTOM', 'lab::x');
$event->addHeader('N', '1');
$event->pushHeader('L', 'one');
$event->unshiftHeader('L', 'two');
$event->setPriority($ESL::ESL_PRIORITY_HIGH);
$event->addBody('hi');
my @names;
for (my $name = $event->firstHeader; defined $name; $name = $event->nextHeader) {
    push @names, $name;
}
print join(' ', @names), "\n";
print $event->getType, ' ', $event->getHeader('l'), ' ', $event->getHeader('L', 1), ' ', shown($event->getHeader('absent')), "\n";
print $event->serialize, "\n", $event->serialize('json'), "\n";
print ESL::ESLevent->new('json', '{"Event-Name": "API"}')->getType, ' ', ESL::ESLevent->new('json', '{')->getType, "\n";

my $refused = ESL::ESLconnection->new($host, '1', $password);
print 'refused ', $refused->connected, ' ', shown($refused->api('status')), ' ', $refused->recvEvent->getType, "\n";

my $connection = ESL::ESLconnection->new($host, $port, $password);
print 'connected ', $connection->connected, "\n";
print 'api ', $connection->api('echo', 'hello')->getBody, "\n";
print 'bgapi ', $connection->bgapi('echo', 'x', 'my-job')->getHeader('Job-UUID'), "\n";
print 'events ', $connection->events('json', 'CUSTOM lab::x'), "\n";
print 'sendEvent ', $connection->sendEvent($event)->getType, "\n";
my $received = $connection->recvEventTimed(5000);
print 'received ', $received->getHeader('N'), ' ', $received->getBody, "\n";
print 'nothing ', shown($connection->recvEventTimed(1)), "\n";
print 'disconnect ', $connection->disconnect, ' ', $connection->connected, "\n";
