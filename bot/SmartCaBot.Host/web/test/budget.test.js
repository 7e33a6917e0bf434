import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstVisitBudget, overheadPerRequest, weigh } from '../build/budget.mjs';

test('a visit is its files and what each request adds', () => {
  const { over, total, worst } = weigh([
    { br: 1000, gz: 1200 },
    { br: 500, gz: 600 }
  ]);
  assert.equal(total, 1500 + 2 * overheadPerRequest);
  assert.equal(worst, 1800 + 2 * overheadPerRequest);
  assert.equal(over, false);
});

test('one byte too many is over, counted by the worse compression', () => {
  const exact = firstVisitBudget - overheadPerRequest;
  assert.equal(weigh([{ br: 1, gz: exact }]).over, false);
  assert.equal(weigh([{ br: 1, gz: exact + 1 }]).over, true);
});
