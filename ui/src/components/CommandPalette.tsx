import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDatabase, IconPlus, IconSearch, type TablerIcon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { graphql } from '~/api/generated';
import { useQueryGql } from '~/api/hooks';
import { useViewer } from '~/api/viewer';
import { areasOf, mayRegister } from '~/app/areas';
import { matches } from '~/lib/text';
import { useLanguage } from '~/lib/useLanguage';
import classes from './CommandPalette.module.css';

const paletteDocument = graphql(/* GraphQL */ `
  query PaletteDatasets($text: String!) {
    datasets(filter: { text: $text }, first: 8) { edges { node { id code title owner { name nameEn } } } }
  }
`);

interface Command {
  id: string;
  icon: TablerIcon;
  word: string;
  note?: string;
  go: () => void;
}

/** Ctrl K: a page, an act or a dataset by a few letters, with or without marks. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={560} yOffset={90} centered={false} padding={0} attributes={{ content: { 'aria-label': t`Lệnh nhanh` } }}>
      <Palette onClose={onClose} />
    </Modal>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(text, onClose);
  const current = commands[Math.min(at, commands.length - 1)];
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((before) => (before + step + commands.length) % Math.max(1, commands.length));
    }
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      current.go();
    }
  };
  return (
    <div className={classes.palette}>
      <TextInput
        data-autofocus
        variant="unstyled"
        role="combobox"
        aria-expanded
        aria-controls="lenh-nhanh"
        aria-activedescendant={current === undefined ? undefined : `lenh-${current.id}`}
        aria-label={t`Tới trang hay bộ dữ liệu`}
        placeholder={t`Tới trang hay bộ dữ liệu…`}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={text}
        onChange={(event) => { setText(event.currentTarget.value); setAt(0); }}
        onKeyDown={onKey}
        classNames={{ root: classes.box, input: classes.input }}
      />
      <div id="lenh-nhanh" role="listbox" aria-label={t`Lệnh nhanh`} className={classes.list}>
        {commands.map((command) => (
          <div key={command.id} id={`lenh-${command.id}`} role="option" aria-selected={command === current} className={classes.item} onClick={command.go} onMouseMove={() => setAt(commands.indexOf(command))}>
            <command.icon size={16} stroke={1.75} aria-hidden />
            <span className={classes.word}>{command.word}</span>
            {command.note !== undefined && <span className={classes.note}>{command.note}</span>}
          </div>
        ))}
        {commands.length === 0 && <p className={classes.none}><Trans>Không có gì khớp.</Trans></p>}
      </div>
    </div>
  );
}

function useCommands(text: string, onClose: () => void): Command[] {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { language } = useLanguage();
  const viewer = useViewer();
  const navigate = useNavigate();
  const [asked] = useDebouncedValue(text.trim(), 150);
  const { data } = useQueryGql(paletteDocument, { text: asked }, { enabled: asked.length >= 2 && viewer.signedIn, keepPrevious: true });
  return useMemo(() => {
    const close = (then: () => unknown) => () => { onClose(); then(); };
    const pages: Command[] = areasOf(viewer).map(({ path, word, icon }) => ({ id: path, icon, word: i18n._(word), go: close(() => navigate({ to: path })) }));
    if (mayRegister(viewer)) pages.push({ id: 'dang-ky', icon: IconPlus, word: t`Đăng ký bộ dữ liệu`, go: close(() => navigate({ to: '/dang-ky' })) });
    const found: Command[] = asked.length < 2 ? [] : (data?.datasets.edges ?? []).map(({ node }) => ({
      id: node.code, icon: IconDatabase, word: node.title, note: (language === 'en' ? node.owner.nameEn : null) ?? node.owner.name, go: close(() => navigate({ to: '/bo-du-lieu/$code', params: { code: node.code } })),
    }));
    const all: Command[] = asked.length < 2 ? [] : [{ id: 'tim', icon: IconSearch, word: t`Tìm “${asked}” trong mọi bộ dữ liệu`, go: close(() => navigate({ to: '/bo-du-lieu', search: { q: asked } })) }];
    return [...pages.filter((command) => matches(command.word, text)), ...found, ...all];
  }, [asked, data, i18n, language, navigate, onClose, t, text, viewer]);
}
