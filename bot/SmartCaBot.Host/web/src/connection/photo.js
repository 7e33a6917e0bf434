const largeBytes = 1024 * 1024;
const longestSide = 2400;
const quality = 0.85;
const shownEverywhere = /^image\/(jpeg|png|webp)$/;

/** Width and height within the longest side; never larger than they are. */
export function fitted(width, height) {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { height: Math.round(height * scale), width: Math.round(width * scale) };
}

/**
 * A phone's picture made small enough for a slow network, and of a kind that every computer shows; the canvas also leaves behind where it was taken.
 * What this browser cannot read goes as it is: the server says what is wrong with it.
 * @param {File} file
 * @returns {Promise<File>}
 */
export async function lighter(file) {
  if (file.size <= largeBytes && shownEverywhere.test(file.type)) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = Object.assign(document.createElement('canvas'), fitted(bitmap.width, bitmap.height));
    canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality));
    return blob ? new File([blob], file.name.replace(/\.[^.]*$/, '') + '.jpg', { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
