<?php
// The module ESL in PHP: php -d extension=MODULE/ESL.so classes.php HOST PORT PASSWORD
[, $host, $port, $password] = $argv;

function shown(?string $text): string
{
    return $text ?? 'undef';
}

$event = new ESLevent('CUSTOM', 'lab::x');
$event->addHeader('N', '1');
$event->pushHeader('L', 'one');
$event->unshiftHeader('L', 'two');
$event->setPriority(ESL_PRIORITY_HIGH);
$event->addBody('hi');
$names = [];
for ($name = $event->firstHeader(); $name !== null; $name = $event->nextHeader()) {
    $names[] = $name;
}
echo implode(' ', $names), "\n";
echo $event->getType(), ' ', $event->getHeader('l'), ' ', $event->getHeader('L', 1), ' ', shown($event->getHeader('absent')), "\n";
echo $event->serialize(), "\n", $event->serialize('json'), "\n";
echo (new ESLevent('json', '{"Event-Name": "API"}'))->getType(), ' ', (new ESLevent('json', '{'))->getType(), "\n";

$refused = new ESLconnection($host, '1', $password);
echo 'refused ', $refused->connected(), ' ', $refused->api('status') === null ? 'undef' : 'an answer', ' ', $refused->recvEvent()->getType(), "\n";

$connection = new ESLconnection($host, $port, $password);
echo 'connected ', $connection->connected(), "\n";
echo 'api ', $connection->api('echo', 'hello')->getBody(), "\n";
echo 'bgapi ', $connection->bgapi('echo', 'x', 'my-job')->getHeader('Job-UUID'), "\n";
echo 'events ', $connection->events('json', 'CUSTOM lab::x'), "\n";
echo 'sendEvent ', $connection->sendEvent($event)->getType(), "\n";
// Programs wrap what they got once more.
$received = new ESLevent($connection->recvEventTimed(5000));
echo 'received ', $received->getHeader('N'), ' ', $received->getBody(), "\n";
echo 'nothing ', $connection->recvEventTimed(1) === null ? 'undef' : 'an event', "\n";
echo 'disconnect ', $connection->disconnect(), ' ', $connection->connected(), "\n";
