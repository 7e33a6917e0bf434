// A waterfall bot as the Bot Framework samples write it: three text prompts, state in memory.
'use strict';
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

/** Runs one turn; resolves with the body of botbuilder's own answer (deliveryMode expectReplies). */
exports.run = (body, headers) => new Promise((resolve, reject) => {
  let answer;
  const res = {
    status() { return res; },
    header() { return res; },
    send(sent) { answer = sent ?? {}; return res; },
    end() { resolve(answer ?? {}); return res; },
  };
  adapter.process({ body, headers, method: 'POST' }, res, (context) => bot.run(context)).catch(reject);
});

exports.read = (request) => new Promise((resolve) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => { const text = Buffer.concat(chunks).toString(); resolve(text ? JSON.parse(text) : {}); });
});
