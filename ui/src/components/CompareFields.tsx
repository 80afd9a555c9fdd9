import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import classes from './CompareFields.module.css';

export interface ComparedField {
  key: string;
  label: string;
  /** As text; empty means the field is empty. */
  mine: string;
  theirs: string;
}

export type Side = 'mine' | 'theirs';

interface Props {
  fields: readonly ComparedField[];
  chosen: Readonly<Record<string, Side>>;
  onChoose: (key: string, side: Side) => void;
  /** Who saved the other version, and when: "Phòng Kế hoạch, 09:42". */
  theirsBy?: string;
}

/** A stale edit: somebody saved first. Both versions side by side, field by field; equal fields are left out. */
export function CompareFields({ fields, chosen, onChoose, theirsBy }: Props) {
  const { t } = useLingui();
  const differing = fields.filter((field) => field.mine !== field.theirs);
  return (
    <div className={classes.table} role="group" aria-label={t`So hai bản`}>
      <div className={classes.head} aria-hidden>
        <span><Trans>Mục</Trans></span>
        <span><Trans>Bản của tôi</Trans></span>
        <span><Trans>Bản đã lưu</Trans>{theirsBy !== undefined && <span className="ink2"> · {theirsBy}</span>}</span>
      </div>
      {differing.map((field) => (
        <div key={field.key} className={classes.row}>
          <span className="strong">{field.label}</span>
          <Radio.Group aria-label={field.label} value={chosen[field.key] ?? 'theirs'} onChange={(side) => onChoose(field.key, side as Side)}>
            <div className={classes.choices}>
              <Choice side="mine" name={t`Bản của tôi`} text={field.mine} />
              <Choice side="theirs" name={t`Bản đã lưu`} text={field.theirs} />
            </div>
          </Radio.Group>
        </div>
      ))}
    </div>
  );
}

function Choice({ side, name, text }: { side: Side; name: string; text: string }) {
  return (
    <Radio.Card value={side} className={classes.choice} aria-label={`${name}: ${text}`}>
      <Radio.Indicator size="xs" />
      <span className={classes.text}>{text === '' ? <span className="ink3"><Trans>để trống</Trans></span> : text}</span>
    </Radio.Card>
  );
}
