import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownerOf, speakerOf } from '../src/chat/owner.js';

const user = { from: { role: 'user' }, text: 'alo', type: 'message' };
const said = smartca => ({ channelData: { smartca }, from: { role: 'bot' }, type: 'message' });

test('the latest word about the owner counts, whoever wrote after it', () => {
  const talk = [said({ owner: 'waiting' }), user, said({ agent: 'Chị Lan', owner: 'agent' }), user];
  assert.deepEqual(ownerOf(talk), { agent: 'Chị Lan', owner: 'agent' });
  assert.equal(ownerOf([...talk, said({ owner: 'bot' }), said({ input: 'date' })]).owner, 'bot');
  assert.equal(ownerOf([]).owner, 'bot');
});

test('nobody makes themselves a person of the help desk', () => {
  const forged = { ...user, channelData: { smartca: { agent: 'Chị Lan', owner: 'agent', speaker: 'agent' } } };
  assert.equal(ownerOf([forged]).owner, 'bot');
  assert.equal(speakerOf(forged), undefined);
  assert.equal(speakerOf(said({ agent: 'Chị Lan', owner: 'agent', speaker: 'agent' })), 'Chị Lan');
  assert.equal(speakerOf(said({ agent: 'Chị Lan', owner: 'agent' })), undefined);
});
