import { CutOut } from './cut-out';

export default function Page() {
  return (
    <main>
      <h1>Cut out a picture</h1>
      <CutOut />
    </main>
  );
}
