import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowRight, IconCircleCheck, IconSend } from '@tabler/icons-react';
import { useMutationGql, useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { EmptyState } from '~/components/EmptyState';
import { FactList } from '~/components/FactsSheet';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { StatusBadge } from '~/components/StatusBadge';
import { ButtonLink } from '~/components/links';
import { useKeys } from '~/lib/useKeys';
import { CheckList } from '../dataset/CheckList';
import { ChecksDocument, TransitionDocument, type Dataset } from '../dataset/documents';
import { ClassFields } from '../dataset/edit/ClassFields';
import { DescribeFields } from '../dataset/edit/DescribeFields';
import { EditFrame } from '../dataset/edit/EditFrame';
import { missing } from '../dataset/edit/form';
import { useEdit } from '../dataset/edit/useEdit';
import { Statement } from '../dataset/overview/TransitionForm';
import { useSuspicions } from '../dataset/tabs/ClassTab';
import { wayOf } from '../dataset/ways';
import { frequencyWords } from '../dataset/words';
import { SavedNote } from './SavedNote';
import { StepFrame } from './StepFrame';
import type { Register, StepName } from './useRegister';

interface Props {
  register: Register;
  dataset: Dataset;
}

const arrow = <IconArrowRight size={16} stroke={1.75} aria-hidden />;

/** Step 3 once more: the dataset exists, so this edits it. */
export function DescribeAgain({ register, dataset }: Props) {
  const edit = useEdit(dataset, 'mo-ta');
  const next = () => register.go('phan-loai');
  return (
    <StepFrame register={register} title={dataset.title} {...(edit.dirty || edit.conflict !== null ? {} : { foot: <Button onClick={next} rightSection={arrow}><Trans>Tiếp tục: Phân loại</Trans></Button> })}>
      <SavedNote at={edit.savedAt} />
      <Card title={<Trans>Mô tả</Trans>}>
        <EditFrame edit={edit} onDone={next} onCancel={next}>
          <DescribeFields values={edit.values} set={edit.set} errors={edit.errors} gaps={missing(edit.values, dataset.releases.totalCount > 0)} {...(register.at.muc === '' ? {} : { focus: register.at.muc })} />
        </EditFrame>
      </Card>
    </StepFrame>
  );
}

/** Step 4: both legal classes, with the law beside each choice. */
export function ClassStep({ register, dataset }: Props) {
  const edit = useEdit(dataset, 'phan-loai');
  const { suspicions } = useSuspicions(dataset.code);
  const next = () => register.go('kiem-tra');
  return (
    <StepFrame register={register} title={dataset.title} {...(edit.dirty || edit.conflict !== null ? {} : { foot: <Button onClick={next} rightSection={arrow}><Trans>Tiếp tục: Kiểm tra</Trans></Button> })}>
      <SavedNote at={edit.savedAt} />
      <Card title={<Trans>Phân loại</Trans>}>
        <EditFrame edit={edit} onDone={next} onCancel={next}>
          <ClassFields values={edit.values} set={edit.set} errors={edit.errors} suspicions={suspicions} />
        </EditFrame>
      </Card>
    </StepFrame>
  );
}

/** Where a check is mended, as a step. */
function stepOf(path: readonly string[], way: string | null): { step: StepName; field: string } | null {
  const place = wayOf(path, way);
  if (place === null) return null;
  const field = place.field ?? '';
  switch (place.tab) {
    case 'tong-quan': return { step: 'mo-ta', field };
    case 'phan-loai': return { step: 'phan-loai', field };
    case 'tep': return { step: 'tep', field: '' };
    case 'du-lieu': return { step: 'hieu-tep', field: '' };
    default: return null;
  }
}

function WayButton({ register, path, way }: { register: Register; path: readonly string[]; way: string | null }) {
  const place = stepOf(path, way);
  if (place === null || !register.open(place.step)) return null;
  return <Button size="xs" variant="light" onClick={() => register.go(place.step, { muc: place.field })}><Trans>Tới chỗ sửa</Trans></Button>;
}

/** Step 5: the rules that SUBMIT will ask, each with its way out. */
export function CheckStep({ register, dataset }: Props) {
  const { t } = useLingui();
  const reading = dataset.releases.edges.some(({ node }) => node.status === 'QUEUED' || node.status === 'RUNNING');
  const { data, error, isPending, refetch } = useQueryGql(ChecksDocument, { code: dataset.code, for: 'SUBMIT' }, { refetchInterval: reading ? 1500 : false });
  const checks = data?.dataset?.checks ?? [];
  const stops = checks.filter((one) => !one.passed && one.severity === 'ERROR').length;
  return (
    <StepFrame register={register} title={dataset.title} foot={<Button variant={stops === 0 ? 'filled' : 'default'} onClick={() => register.go('gui')} disabled={isPending} rightSection={arrow}><Trans>Tiếp tục: Gửi</Trans></Button>}>
      {error !== null && <FailurePart error={error} retry={() => void refetch()} title={t`Chưa kiểm tra được`} />}
      {isPending && <LoadingRows rows={6} height={42} />}
      {data !== undefined && (
        <Card title={stops === 0 ? <Trans>Đủ điều kiện gửi</Trans> : <Trans>Chưa gửi được, còn {stops} điều</Trans>} icon={IconCircleCheck} aside={reading ? <Trans>Máy còn đang đọc tệp</Trans> : <StatusBadge kind="quality" value={dataset.quality.status} />}>
          <CheckList checks={checks} way={(check) => <WayButton register={register} path={check.path} way={check.way} />} />
        </Card>
      )}
    </StepFrame>
  );
}

/** Step 6: what is stated by sending, and the one act. */
export function SendStep({ register, dataset }: Props) {
  const { t, i18n } = useLingui();
  const send = useMutationGql(TransitionDocument);
  const action = dataset.nextActions.find((one) => one.transition === 'SUBMIT');
  const stops = (action?.blockers ?? []).filter((one) => one.severity === 'ERROR');
  const run = () => { if (action !== undefined && stops.length === 0) void send.run({ id: dataset.id, version: dataset.version, to: 'SUBMIT' }); };
  useKeys({ 'mod+Enter': run }, !send.pending);
  const sent = dataset.reviewStatus === 'SUBMITTED' || dataset.reviewStatus === 'IN_REVIEW';
  if (sent) {
    return (
      <StepFrame register={register} title={dataset.title}>
        <Card>
          <EmptyState icon={IconSend} action={<span style={{ display: 'flex', gap: 8, flexWrap: 'wrap', justifyContent: 'center' }}><ButtonLink to="/bo-du-lieu/$code" params={{ code: dataset.code }}><Trans>Mở bộ dữ liệu</Trans></ButtonLink><ButtonLink to="/dang-ky" search={{}} variant="default"><Trans>Đăng ký bộ khác</Trans></ButtonLink></span>}>
            <Trans>Đã gửi rà soát. Bộ dữ liệu đang chờ {dataset.holder ?? ''}; kết luận sẽ hiện ở Việc của tôi.</Trans>
          </EmptyState>
        </Card>
      </StepFrame>
    );
  }
  return (
    <StepFrame register={register} title={dataset.title} foot={<Button loading={send.pending} disabled={action === undefined || stops.length > 0} onClick={run} leftSection={<IconSend size={16} stroke={1.75} aria-hidden />}><Trans>Gửi rà soát</Trans></Button>}>
      <Card title={<Trans>Sẽ gửi</Trans>}>
        <FactList
          facts={[
            { label: t`Tên bộ dữ liệu`, value: <b>{dataset.title}</b>, note: dataset.code },
            { label: t`Tệp số liệu`, value: dataset.releases.totalCount > 0 ? t`${dataset.releases.totalCount} lần giao` : dataset.connection ?? '–' },
            { label: t`Tần suất cập nhật`, value: i18n._(frequencyWords[dataset.updateFrequency]) },
            { label: t`Phân loại`, value: <><StatusBadge kind="sharing" value={dataset.sharing} /> <StatusBadge kind="importance" value={dataset.importance} /> <StatusBadge kind="personal" value={dataset.personalData} /></> },
          ]}
        />
      </Card>
      <Card title={<Trans>Gửi là khẳng định</Trans>} padded><p className="small"><Statement /></p></Card>
      {action === undefined && <p className="small ink2"><Trans>Tài khoản này không được gửi bộ này; người của đơn vị chủ trì sẽ gửi.</Trans></p>}
      {stops.length > 0 && <Card title={<Trans>Chưa gửi được, còn {stops.length} điều</Trans>}><CheckList checks={stops} way={(check) => <WayButton register={register} path={check.path} way={check.way} />} /></Card>}
      <RefusalList errors={send.refusals.map((one) => ({ ...one, way: null }))} action={(one) => <WayButton register={register} path={one.path} way={send.refusals.find((two) => two.message === one.message)?.way ?? null} />} />
      {send.error !== null && <FailurePart error={send.error} retry={run} />}
    </StepFrame>
  );
}
