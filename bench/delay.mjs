// A slow network: delay.mjs PORT ROUND_TRIP_MS relays TCP to PORT with half a round trip of delay each way, and a whole
// one more at the start, for the handshake. Prints its own port.
import net from 'node:net';

const [port, roundTrip] = process.argv.slice(2).map(Number);

/** Passes data from one socket to the other after a delay, in order. */
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
