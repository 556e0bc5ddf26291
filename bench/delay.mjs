// A wire of a length: passes TCP on, half a round trip later each way, and another round trip late at the start, which a
// handshake over it would have taken. delay.mjs PORT ROUND_TRIP_MS; prints its own port.
import net from 'node:net';

const [port, roundTrip] = process.argv.slice(2).map(Number);

/** What comes from one socket goes to the other so much later, in order. */
function pass(from, to, delay, late = 0) {
  let begin = late;
  from.on('data', (data) => { setTimeout(() => to.writable && to.write(data), delay + begin); });
  from.on('end', () => { setTimeout(() => to.end(), delay + begin); });
  from.on('error', () => to.destroy());
  setTimeout(() => { begin = 0; }, late);
}

const server = net.createServer((client) => {
  const far = net.connect(port, '127.0.0.1');
  for (const socket of [client, far]) socket.setNoDelay(true);
  pass(client, far, roundTrip / 2, roundTrip);
  pass(far, client, roundTrip / 2);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
