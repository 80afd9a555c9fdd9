import { expect, test } from 'vitest';
import { keyName } from './useKeys';

const none = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
  [{ ...none, key: 'J' }, 'j'], [{ ...none, key: '?' }, '?'], [{ ...none, key: 'Enter', ctrlKey: true }, 'mod+Enter'], [{ ...none, key: 'K', metaKey: true }, 'mod+k'], [{ ...none, key: 'p', altKey: true }, 'alt+p'],
])('%o is %s', (event, want) => expect(keyName(event)).toBe(want));
