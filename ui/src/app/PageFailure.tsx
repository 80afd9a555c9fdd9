import { useLingui } from '@lingui/react/macro';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ApiError } from '~/api/errors';
import { FailurePart } from '~/components/FailurePart';

/** Stands where a page broke; the shell around it stays. */
export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    // Not an answer of the server: the page's own code broke, or its parts are of two builds after an upgrade. Drafts are kept.
    if (!(error instanceof ApiError)) {
      window.location.reload();
      return;
    }
    queries.reset();
    reset();
    void router.invalidate();
  };
  return <div style={{ padding: 24 }}><FailurePart error={error} title={t`Chưa mở được trang này`} retry={retry} /></div>;
}
