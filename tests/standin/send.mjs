// Sends a reply: complete, late, or broken in the way that its `send` names.
import { gzipSync } from 'node:zlib';

const huge = 2 * 1024 * 1024;

/** Sends a reply after `latency` and its own delay, over HTTP/1.1 or HTTP/2. The client may leave at any time. */
export function send(res, reply, latency = 0) {
  const begin = () => (ways[reply.send] ?? whole)(res, reply);
  const delay = latency + (reply.delay_ms ?? 0);
  if (delay === 0) return begin();
  const timer = setTimeout(begin, delay);
  res.on('close', () => clearTimeout(timer));
}

function whole(res, { status, headers, body }) {
  res.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': body.length });
  res.end(body);
}

const ways = {
  silent() {},

  interim(res, reply) {
    res.writeEarlyHints({ link: '</v1/models>; rel=preload' });
    whole(res, reply);
  },

  trailers(res, { status, headers, body }) {
    res.writeHead(status, { ...headers, trailer: 'x-checksum' });
    res.addTrailers({ 'x-checksum': '1' });
    res.end(body);
  },

  drip(res, { status, headers, body }) {
    res.writeHead(status, headers);
    let sent = 0;
    const timer = setInterval(() => {
      res.write(body.subarray(sent, ++sent));
      if (sent === body.length) res.end();
    }, 1000);
    res.on('close', () => clearInterval(timer));
  },

  // Without a length, so that a client that only looks at the header is not warned.
  huge(res, reply) {
    res.writeHead(reply.status, reply.headers);
    res.end(padded(reply.body));
  },

  'gzip-bomb'(res, { headers, body, ...reply }) {
    whole(res, { ...reply, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(padded(body)) });
  },

  'huge-headers'(res, { headers, ...reply }) {
    const padding = Array.from({ length: 64 }, (_, i) => [`x-padding-${i}`, 'x'.repeat(8 * 1024)]);
    whole(res, { ...reply, headers: { ...headers, ...Object.fromEntries(padding) } });
  },

  'drop-before-headers': drop,

  'drop-in-headers'(res) {
    if (res.stream) return drop(res); // HTTP/2 sends headers as one frame, whole or not at all
    res.socket?.write('HTTP/1.1 200 OK\r\ncontent-type: applicat', () => drop(res));
  },

  'drop-after-headers'(res, { status, headers, body }) {
    res.writeHead(status, { ...headers, 'content-length': body.length });
    res.write(body.subarray(0, body.length / 2), () => drop(res));
  },
};

/** The same body, only longer: trailing white space is valid JSON. */
function padded(body) {
  return Buffer.concat([body, Buffer.alloc(huge, ' ')]);
}

/** Ends the connection and every stream on it. */
function drop(res) {
  if (res.stream) res.stream.session?.destroy();
  else res.socket?.destroy();
}
