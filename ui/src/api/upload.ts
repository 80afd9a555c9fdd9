import { language, ownHeader } from './client';
import { ApiError, refusedOf, toApiError } from './errors';

/** What the server answers to an upload: its id goes into attachFile, registerDataset, previewIntake, tryFile. */
export interface UploadedFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
  mediaType: string;
}

export interface UploadProgress {
  sent: number;
  total: number;
  /** Seconds left by the pace so far; null until there is one. */
  secondsLeft: number | null;
}

/** Sends one file with progress (fetch cannot tell it). Rejects with an ApiError; aborting rejects with AbortError. */
export function uploadFile(file: File, onProgress: (progress: UploadProgress) => void, signal?: AbortSignal): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const started = performance.now();
    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', '/api/uploads');
    request.responseType = 'json';
    request.setRequestHeader('Accept-Language', language());
    for (const [name, value] of Object.entries(ownHeader)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      const seconds = (performance.now() - started) / 1000;
      const left = seconds > 0.5 && event.loaded > 0 ? ((event.total - event.loaded) * seconds) / event.loaded : null;
      onProgress({ sent: event.loaded, total: event.total, secondsLeft: left });
    };
    request.onload = () => {
      if (request.status === 201) resolve(request.response as UploadedFile);
      else reject(toApiError(request.status, refusedOf(request.response)));
    };
    request.onerror = () => reject(new ApiError('network', ''));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
