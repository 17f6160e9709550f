/** Calls back with every picture that is chosen, dropped or pasted. */
export function listenForPictures(
  elements: { input: HTMLInputElement; zone: HTMLElement },
  onPicture: (file: File) => void,
): void {
  const { input, zone } = elements;
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) onPicture(file);
  };
  input.addEventListener('change', () => {
    take(input.files);
    // Choosing the same file again is then a change too.
    input.value = '';
  });
  // The whole page accepts drops. Otherwise a picture dropped next to the zone would replace the page.
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) zone.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    take(event.dataTransfer?.files);
  });
  document.addEventListener('paste', (event) => take(event.clipboardData?.files));
}
