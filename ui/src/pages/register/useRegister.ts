import { oneOf, text } from '~/lib/urlState';
import { useUrlState } from '~/lib/useUrlState';

export const steps = ['tep', 'hieu-tep', 'mo-ta', 'phan-loai', 'kiem-tra', 'gui'] as const;
export type StepName = (typeof steps)[number];

// buoc: the step; tep, ten: the upload and its name; viec: the job that reads it; ma: the dataset once it is registered;
// nguon=ket-noi: without a file, the data lives behind a connection; bang: the sheet chosen; muc: a field to start in; doi: the reading was corrected since the file was handed in.
const codecs = { buoc: oneOf(steps, 'tep'), tep: text(), ten: text(), viec: text(), ma: text(), nguon: text(), bang: text(), muc: text(), doi: text() };

export function useRegister() {
  const [at, set] = useUrlState(codecs);
  const registered = at.ma !== '';
  const read = at.viec !== '';
  const chosen = at.tep !== '' || at.nguon === 'ket-noi' || registered;
  return {
    at,
    set,
    registered,
    go: (buoc: StepName, change: Partial<typeof at> = {}) => set({ buoc, muc: '', ...change }, { push: true }),
    /** Whether a step can be opened now. */
    open: (step: StepName): boolean => {
      switch (step) {
        case 'tep': return true;
        case 'hieu-tep': return read;
        case 'mo-ta': return chosen;
        default: return registered;
      }
    },
  };
}

export type Register = ReturnType<typeof useRegister>;
