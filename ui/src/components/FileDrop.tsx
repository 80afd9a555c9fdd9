import { Trans, useLingui } from '@lingui/react/macro';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import classes from './Upload.module.css';

/** The files that the reader of tables understands. */
export const tableFiles = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.json,.geojson,.ndjson,.jsonl,.parquet';

interface Props {
  onFiles: (files: File[]) => void;
  accept?: string;
  multiple?: boolean;
  /** One line instead of a tall box. */
  compact?: boolean;
  disabled?: boolean;
  /** The formats in words, where they are not those of tables. */
  formats?: string;
  /** What to drop here; a default sentence otherwise. */
  children?: React.ReactNode;
}

/** A place to drop files on, and a button for those who do not drag: keyboard and screen reader get a plain file input. */
export function FileDrop({ onFiles, accept = tableFiles, multiple = false, compact = false, disabled = false, formats, children }: Props) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label className={classes.drop} data-over={over} data-compact={compact} data-disabled={disabled} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconUpload size={20} stroke={1.75} aria-hidden />
      <span className={classes.dropWords}>
        <span className="strong">{children ?? (multiple ? <Trans>Thả các tệp vào đây</Trans> : <Trans>Thả tệp vào đây</Trans>)}</span>
        <span className="meta ink2">{formats === undefined ? <Trans>hoặc nhấn để chọn từ máy; Excel, ODS, CSV, JSON hoặc Parquet</Trans> : <Trans>hoặc nhấn để chọn từ máy; {formats}</Trans>}</span>
      </span>
      <input
        ref={input} type="file" className="hidden-words" accept={accept} multiple={multiple} disabled={disabled} aria-label={multiple ? t`Chọn các tệp` : t`Chọn tệp`}
        onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ''; }}
      />
    </label>
  );
}
