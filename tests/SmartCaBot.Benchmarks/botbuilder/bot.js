// The waterfall bot behind HTTP, replies in the response. node bot.js PORT
'use strict';
const http = require('node:http');
const { read, run } = require('./waterfall.js');

http.createServer(async (request, response) => {
  try {
    const answer = await run(await read(request), request.headers);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  } catch (error) {
    console.error(error);
    response.statusCode = 500;
    response.end();
  }
}).listen(Number(process.argv[2]), '127.0.0.1');
