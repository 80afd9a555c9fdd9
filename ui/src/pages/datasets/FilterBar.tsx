import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Pill, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import classes from './datasets.module.css';
import { useFacetWords, type FacetList } from './Facets';
import { allButRetired, cleared, countFilters, fields, sides, toggle, type ListState } from './state';

const pauseMs = 250;

/** The folded text filter, and what narrows the list now, each with its cross. */
export function FilterBar({ state, set, facets }: { state: ListState; set: (change: Partial<ListState>) => void; facets: FacetList }) {
  const { t } = useLingui();
  const words = useFacetWords();
  const [typed, setTyped] = useState(state.q);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(state.q);
  useEffect(() => {
    if (state.q !== sent.current) { sent.current = state.q; setTyped(state.q); }
  }, [state.q]);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => { sent.current = typed; set({ q: typed, sau: [] }); }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, set]);
  useEffect(() => {
    if (state.tim) input.current?.focus();
  }, [state.tim]);
  const whole = allButRetired(state.reviewStatus);
  const sided = { delivered: { true: t`Đã giao dữ liệu`, false: t`Chưa giao dữ liệu` }, inForce: { true: t`Đã có bản đạt`, false: t`Chưa có bản đạt` } };
  const active = fields.filter((field) => !(field === 'reviewStatus' && whole)).flatMap((field) => (state[field] as string[]).map((value) => ({ field, value, label: facets.find((one) => one.field === field)?.values.find((one) => one.value === value)?.label })));
  return (
    <div className={classes.bar}>
      <TextInput
        ref={input} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} className={classes.text} aria-label={t`Lọc theo tên, mã, mô tả`} placeholder={t`Lọc theo tên, mã, mô tả; không cần gõ dấu`}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />} rightSection={typed === '' ? null : <CloseButton size={26} aria-label={t`Xóa chữ lọc`} onClick={() => setTyped('')} />}
      />
      {countFilters(state) > 0 && (
        <div className={classes.pills}>
          {state.overdue && <Pill withRemoveButton onRemove={() => set({ overdue: false, sau: [] })} removeButtonProps={{ 'aria-label': t`Bỏ lọc Quá hạn`, tabIndex: 0 }}>{t`Quá hạn`}</Pill>}
          {sides.map((name) => {
            if (state[name] === '') return null;
            const word = sided[name][state[name]];
            return <Pill key={name} withRemoveButton onRemove={() => set({ [name]: '', sau: [] })} removeButtonProps={{ 'aria-label': t`Bỏ lọc ${word}`, tabIndex: 0 }}>{word}</Pill>;
          })}
          {whole && <Pill withRemoveButton onRemove={() => set({ reviewStatus: [], sau: [] })} removeButtonProps={{ 'aria-label': t`Bỏ lọc Trừ bộ hết hiệu lực`, tabIndex: 0 }}>{t`Trừ bộ hết hiệu lực`}</Pill>}
          {active.map(({ field, value, label }) => {
            const word = words.value(field, value, label);
            return <Pill key={`${field}${value}`} withRemoveButton onRemove={() => set(toggle(state, field, value))} removeButtonProps={{ 'aria-label': t`Bỏ lọc ${word}`, tabIndex: 0 }}>{words.name(field)}: {word}</Pill>;
          })}
          {countFilters(state) > 1 && <Button size="xs" variant="subtle" onClick={() => set(cleared())}><Trans>Bỏ mọi bộ lọc</Trans></Button>}
        </div>
      )}
    </div>
  );
}
