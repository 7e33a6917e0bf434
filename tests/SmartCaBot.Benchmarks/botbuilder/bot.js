// A waterfall bot as the Bot Framework samples write it: three text prompts, state in memory, replies in the response
// (deliveryMode expectReplies). node bot.js PORT
'use strict';
const http = require('node:http');
const {
  CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage, ActivityHandler,
} = require('botbuilder');
const { DialogSet, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const conversationState = new ConversationState(new MemoryStorage());
const dialogs = new DialogSet(conversationState.createProperty('dialog'));
dialogs.add(new TextPrompt('text'));
dialogs.add(new WaterfallDialog('form', [
  (step) => step.prompt('text', 'Anh/chị cho biết họ và tên?'),
  (step) => { step.values.name = step.result; return step.prompt('text', 'Anh/chị cho biết số điện thoại?'); },
  (step) => { step.values.phone = step.result; return step.prompt('text', 'Anh/chị cho biết địa chỉ?'); },
  async (step) => { await step.context.sendActivity(`Cảm ơn ${step.values.name}.`); return step.endDialog(); },
]));

class Bot extends ActivityHandler {
  async run(context) {
    const dialogContext = await dialogs.createContext(context);
    const result = await dialogContext.continueDialog();
    if (result.status === 'empty') await dialogContext.beginDialog('form');
    await conversationState.saveChanges(context);
  }
}
const bot = new Bot();

http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const req = { body: JSON.parse(Buffer.concat(chunks)), headers: request.headers, method: request.method };
    const res = {
      status(code) { response.statusCode = code; return res; },
      header(name, value) { response.setHeader(name, value); return res; },
      send(body) { response.setHeader('content-type', 'application/json'); response.write(JSON.stringify(body ?? {})); return res; },
      end() { response.end(); return res; },
    };
    adapter.process(req, res, (context) => bot.run(context)).catch((error) => {
      console.error(error);
      response.statusCode = 500;
      response.end();
    });
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
