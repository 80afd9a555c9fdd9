import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type RefObject } from 'react';
import { Key } from '~/components/Key';
import classes from './Shell.module.css';

/** Search from anywhere: "/" comes here, Enter opens the list of datasets with the words in its address. */
export function SearchBox({ inputRef, wide }: { inputRef: RefObject<HTMLInputElement | null>; wide: boolean }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/bo-du-lieu', search: text.trim() === '' ? {} : { q: text.trim() } });
  };
  return (
    <form role="search" onSubmit={submit} className={classes.search} data-wide={wide}>
      <TextInput
        ref={inputRef}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Escape') event.currentTarget.blur(); }}
        aria-label={t`Tìm bộ dữ liệu`}
        placeholder={t`Tìm bộ dữ liệu, cột, số quyết định…`}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        rightSection={<Key>/</Key>}
        rightSectionPointerEvents="none"
        classNames={{ input: classes.searchInput }}
      />
    </form>
  );
}
