import { expect, test } from 'vitest';
import { ApiError } from './errors';
import { Intent, uuid } from './intent';

function counting(): Intent<string> {
  let next = 0;
  return new Intent(() => `key${++next}`);
}

test('a double click is one call', async () => {
  const intent = counting();
  let calls = 0;
  const call = (key: string) => { calls++; return Promise.resolve(key); };
  expect(await Promise.all([intent.run('save', call), intent.run('save', call)])).toEqual(['key1', 'key1']);
  expect(calls).toBe(1);
});

test('another intent waits for the first and has its own key', async () => {
  const intent = counting();
  const call = (key: string) => Promise.resolve(key);
  expect(await Promise.all([intent.run('save 1', call), intent.run('save 2', call)])).toEqual(['key1', 'key2']);
});

test('a retry after a lost connection repeats the key', async () => {
  const intent = counting();
  await expect(intent.run('save', () => Promise.reject(new ApiError('network', '')))).rejects.toThrow();
  expect(await intent.run('save', (key) => Promise.resolve(key))).toBe('key1');
  expect(await intent.run('save', (key) => Promise.resolve(key))).toBe('key2');
});

test('an answer that says no ends the intent', async () => {
  const intent = counting();
  await expect(intent.run('save', () => Promise.reject(new ApiError('forbidden', '')))).rejects.toThrow();
  expect(await intent.run('save', (key) => Promise.resolve(key))).toBe('key2');
});

test('keys are UUIDs', () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});
