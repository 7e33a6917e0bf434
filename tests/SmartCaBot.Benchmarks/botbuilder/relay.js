// The waterfall bot behind the smallest Direct Line that its clients take: start, post, stream. botbuilder itself speaks WebSocket only to
// Microsoft's own service, so the ws package carries the replies. Nothing is stored, authenticated or replayed. node relay.js PORT
'use strict';
const http = require('node:http');
const { randomUUID } = require('node:crypto');
const { WebSocketServer } = require('ws');
const { read, run } = require('./waterfall.js');

const sockets = new Map();
const server = http.createServer(async (request, response) => {
  const json = (body) => { response.setHeader('content-type', 'application/json'); response.end(JSON.stringify(body)); };
  const path = /^\/v3\/directline\/conversations(?:\/([^/]+)\/activities)?$/.exec(request.url);
  const body = await read(request);
  if (!path) { response.statusCode = 404; return response.end(); }
  const id = path[1];
  if (!id) {
    const conversationId = randomUUID();
    return json({ conversationId, token: conversationId, streamUrl: `ws://${request.headers.host}/v3/directline/conversations/${conversationId}/stream` });
  }
  const activity = {
    ...body, id: `${id}|u.${body.channelData.clientActivityID}`, channelId: 'bench', serviceUrl: 'http://127.0.0.1', deliveryMode: 'expectReplies',
    conversation: { id }, from: { id, role: 'user' }, recipient: { id: 'bot', role: 'bot' },
  };
  json({ id: activity.id });
  try {
    const { activities = [] } = await run(activity, request.headers);
    sockets.get(id)?.send(JSON.stringify({ activities: [activity, ...activities], watermark: '0' }));
  } catch (error) {
    console.error(error);
  }
});
const streams = new WebSocketServer({ server, perMessageDeflate: false });
streams.on('connection', (socket, request) => {
  const id = request.url.split('/')[4];
  sockets.set(id, socket);
  socket.on('close', () => sockets.delete(id));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
