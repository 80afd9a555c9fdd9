import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryGql, useViewer } from '~/api';
import { mayRegister } from '~/app/areas';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { useKeyList } from '~/components/keyRegistry';
import { ButtonLink } from '~/components/links';
import { DatasetDocument } from '../dataset/documents';
import { DescribeStep } from './DescribeStep';
import { FileStep } from './FileStep';
import { CheckStep, ClassStep, DescribeAgain, SendStep } from './RegisteredSteps';
import { StepFrame } from './StepFrame';
import { UnderstandStep } from './UnderstandStep';
import { useRegister } from './useRegister';

/** Registering a dataset, in steps that the address and a draft remember. */
export default function RegisterPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const register = useRegister();
  const { ma, buoc } = register.at;
  const { data, error, isPending, refetch } = useQueryGql(DatasetDocument, { code: ma }, {
    enabled: ma !== '',
    refetchInterval: (last) => (last?.dataset?.releases.edges.some(({ node }) => node.status === 'QUEUED' || node.status === 'RUNNING') === true ? 2000 : false),
  });
  useKeyList([{ keys: ['j', 'k'], does: t`Ô lỗi sau, ô lỗi trước` }, { keys: ['Ctrl', 'Enter'], does: t`Lưu, đi tiếp` }]);
  if (viewer.signedIn && !mayRegister(viewer)) return <StepFrame register={register}><EmptyState action={<ButtonLink to="/"><Trans>Về Việc của tôi</Trans></ButtonLink>}><Trans>Tài khoản này không đăng ký bộ dữ liệu. Việc đó của cán bộ đơn vị chủ trì.</Trans></EmptyState></StepFrame>;
  if (ma !== '' && isPending) return <StepFrame register={register}><LoadingRows rows={8} height={56} /></StepFrame>;
  if (error !== null && data === undefined) return <StepFrame register={register}><FailurePart error={error} retry={() => void refetch()} /></StepFrame>;
  const dataset = ma === '' ? null : data?.dataset ?? null;
  if (ma !== '' && dataset === null) return <StepFrame register={register}><EmptyState action={<ButtonLink to="/dang-ky" search={{}}><Trans>Đăng ký bộ dữ liệu</Trans></ButtonLink>}><Trans>Không có bộ dữ liệu này, hoặc tài khoản này không được xem.</Trans></EmptyState></StepFrame>;
  if (buoc === 'hieu-tep' && register.open('hieu-tep')) return <UnderstandStep register={register} datasetId={dataset?.id ?? null} />;
  if (buoc === 'mo-ta' && register.open('mo-ta')) return dataset === null ? <DescribeStep register={register} /> : <DescribeAgain register={register} dataset={dataset} />;
  if (dataset !== null) {
    if (buoc === 'phan-loai') return <ClassStep register={register} dataset={dataset} />;
    if (buoc === 'kiem-tra') return <CheckStep register={register} dataset={dataset} />;
    if (buoc === 'gui') return <SendStep register={register} dataset={dataset} />;
  }
  return <StepFrame register={register} {...(dataset === null ? {} : { title: dataset.title })}><FileStep register={register} datasetId={dataset?.id ?? null} /></StepFrame>;
}
