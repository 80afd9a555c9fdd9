import { expect, test } from 'vitest';
import { askForSession, refusedOf, toApiError, userErrorsOf } from './errors';

const refusal = { path: ['title'], code: 'REQUIRED', message: 'Thiếu tên' };

test.each([
  ['one payload', { registerDataset: { dataset: null, userErrors: [refusal] } }, 1],
  ['a list of payloads', { transitionMany: [{ userErrors: [] }, { userErrors: [refusal] }] }, 1],
  ['an accepted one', { signOut: { ok: true, userErrors: [] } }, 0],
  ['something else', { ping: null }, 0],
])('refusals of %s', (_, data, want) => expect(userErrorsOf(data)).toHaveLength(want));

test.each([
  [200, 'UNAUTHENTICATED', 'unauthenticated'], [401, undefined, 'unauthenticated'], [404, undefined, 'notFound'], [429, undefined, 'limited'], [413, undefined, 'tooLarge'],
  [503, undefined, 'network'], [500, undefined, 'server'], [400, 'BAD_REQUEST', 'refused'], [200, 'INTERNAL', 'server'],
] as const)('status %d with code %s is %s', (status, code, want) => expect(toApiError(status, { code }).kind).toBe(want));

test('a problem document gives its detail', () => {
  expect(refusedOf({ title: 'Too large', detail: 'Tệp lớn hơn 200 MB', code: 'TOO_LARGE' })).toEqual({ code: 'TOO_LARGE', message: 'Tệp lớn hơn 200 MB' });
});

test('a mutation of nobody is the end of the session, another refusal is an answer', () => {
  expect(() => askForSession({ updateDataset: { userErrors: [{ ...refusal, code: 'UNAUTHENTICATED' }] } })).toThrow(expect.objectContaining({ kind: 'unauthenticated' }));
  expect(askForSession({ signIn: { userErrors: [{ ...refusal, code: 'UNAUTHENTICATED' }] } })).toHaveProperty('signIn');
  expect(askForSession({ updateDataset: { userErrors: [refusal] } })).toBeDefined();
});
