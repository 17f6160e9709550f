const photo = document.querySelector('#photo');
const status = document.querySelector('#status');
const result = document.querySelector('#result');

/** What the user can do about it, by the name that the server sent. */
const ADVICE = {
  ImageTooLargeError: 'This picture is too large.',
  ImageTooSmallError: 'This picture is too small.',
  UnsupportedFormatError: 'This is not a PNG, JPEG or WebP picture.',
  RateLimitError: 'Too many pictures at once. Try again in a moment.',
};

photo.addEventListener('change', async () => {
  const [file] = photo.files;
  if (file === undefined) return;
  photo.value = ''; // so that the same photo can be chosen again, after a failure
  photo.disabled = true;
  result.hidden = true;
  status.textContent = 'Working …';
  try {
    const response = await fetch('/cut-out', { method: 'POST', body: file });
    if (response.ok) {
      URL.revokeObjectURL(result.src);
      result.src = URL.createObjectURL(await response.blob());
      result.hidden = false;
      status.textContent = '';
    } else {
      const { error } = await response.json();
      status.textContent = ADVICE[error] ?? 'This did not work. Try again later.';
    }
  } catch {
    status.textContent = 'The server cannot be reached.';
  } finally {
    photo.disabled = false;
  }
});
