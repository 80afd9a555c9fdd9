import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMutationGql, type Transition } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { useKeys } from '~/lib/useKeys';
import { CheckList } from '../CheckList';
import { TransitionDocument, type Dataset } from '../documents';
import { meaningOf } from './meaning';
import type { TabState } from '../useTab';
import { transitionWords } from '../words';
import { WayButton } from './WayButton';
import classes from './overview.module.css';

/** What a transition asks for in words: a reason that must be given, or nothing. */
const reasoned: ReadonlySet<Transition> = new Set<Transition>(['REOPEN', 'RETIRE', 'REVOKE', 'STRIKE', 'SUSPEND', 'WITHDRAW']);

/** The text that SUBMIT states; the log keeps the version of the rules with it. */
export function Statement() {
  return <Trans>Khi gửi, đơn vị khẳng định: mô tả và tệp này không chứa bí mật nhà nước (Luật Bảo vệ bí mật nhà nước 117/2025/QH15), và đơn vị có quyền cung cấp. Chọn “Dữ liệu mở” là đồng ý mở.</Trans>;
}

interface Props {
  dataset: Dataset;
  action: Dataset['nextActions'][number];
  tab: TabState;
}

/** One act, in place: what it means, the reason where one is needed, what refuses it. */
export function TransitionForm({ dataset, action, tab }: Props) {
  const { t, i18n } = useLingui();
  const to = action.transition;
  const [comment, setComment] = useState('');
  const doIt = useMutationGql(TransitionDocument);
  const word = i18n._(transitionWords[to]);
  const needed = reasoned.has(to);
  const lacks = needed && comment.trim() === '';
  const blocked = action.blockers.some((one) => one.severity === 'ERROR');
  const run = () => {
    if (lacks || blocked) return;
    void doIt.run({ id: dataset.id, version: dataset.version, to, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) }).then((answer) => { if (answer !== null) tab.act(''); });
  };
  useKeys({ 'mod+Enter': run }, !doIt.pending);
  return (
    <form className={classes.form} aria-label={word} onSubmit={(event) => { event.preventDefault(); run(); }}>
      <h3 className={classes.formTitle}>{word}</h3>
      {action.blockers.length > 0 && <CheckList checks={action.blockers} way={(check) => <WayButton path={check.path} way={check.way} tab={tab} />} />}
      <div className={classes.formBody}>
        {to === 'SUBMIT' && <p className={classes.statement}><Statement /></p>}
        {to !== 'SUBMIT' && <p className={classes.statement}>{meaningOf(to)}</p>}
        {to !== 'RECALL' && (
          <Textarea
            label={needed ? t`Lý do` : t`Nhắn kèm (không bắt buộc)`} required={needed} value={comment} onChange={(event) => setComment(event.currentTarget.value)} minRows={2} disabled={blocked}
            autoFocus={needed}
          />
        )}
        <RefusalList errors={doIt.refusals.map((one) => ({ ...one, way: null }))} action={(error) => <WayButton path={error.path} way={doIt.refusals.find((one) => one.code === error.code && one.message === error.message)?.way} tab={tab} />} />
        {doIt.error !== null && <FailurePart error={doIt.error} retry={run} />}
        <div className={classes.formFoot}>
          <Button type="submit" loading={doIt.pending} disabled={lacks || blocked}>{word}</Button>
          <Button variant="default" onClick={() => tab.act('')}><Trans>Thôi</Trans></Button>
        </div>
        {blocked && <p className={classes.why}><Trans>Hãy xử lý các điều trên trước; nút sẽ bật khi không còn điều nào.</Trans></p>}
      </div>
    </form>
  );
}
