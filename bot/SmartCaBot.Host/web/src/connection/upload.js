import { uniqueNames } from './files.js';

// 25 MiB at 0.7 Mbit/s. DirectLineJS would give up after 20 seconds and tell nothing on the way.
const timeoutMs = 5 * 60 * 1000;

/**
 * Direct Line's multipart form: the activity without content addresses, then one part per file.
 * @param {(attachment: object, size: number) => Promise<Blob>} read
 */
export async function uploadForm(activity, read) {
  const names = uniqueNames(activity.attachments.map(({ name }) => name || 'tai-lieu.pdf'));
  const form = new FormData();
  const attachments = activity.attachments.map(({ contentUrl: _, ...rest }, index) => ({ ...rest, name: names[index] }));
  form.append('activity', new Blob([JSON.stringify({ ...activity, attachments })], { type: 'application/vnd.microsoft.activity' }));
  for (const [index, attachment] of activity.attachments.entries()) {
    const content = await read(attachment, activity.channelData.attachmentSizes?.[index]);
    form.append('file', new Blob([content], { type: attachment.contentType }), names[index]);
  }
  return form;
}

const refusals = { NoSpace: 'upload.full', QuotaReached: 'upload.quota' };

/** Which words tell that a file was not taken. */
export const whyRefused = ({ code, status }) =>
  refusals[code] ?? (status >= 400 && status < 500 ? 'upload.refused' : 'upload.failed');

/**
 * Posts files and reports progress from 0 to 1.
 * @returns {Promise<string>} the activity's id; rejects with `status` (0 when the network failed) and the server's `code`
 */
export async function upload({ activity, onProgress, shelf, token, url }) {
  const form = await uploadForm(activity, async ({ contentUrl, name }, size) =>
    contentUrl ? (await fetch(contentUrl)).blob() : shelf.find(name, size)
  );
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () =>
      reject(
        Object.assign(new Error(`The upload ended with ${request.status}.`), {
          code: request.response?.error?.code,
          status: request.status
        })
      );
    request.open('POST', url);
    request.timeout = timeoutMs;
    request.responseType = 'json';
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total);
    request.onerror = request.ontimeout = request.onabort = fail;
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve(request.response?.id ?? 'retry') : fail());
    request.send(form);
  });
}
