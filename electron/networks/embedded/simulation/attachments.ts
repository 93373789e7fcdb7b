/** Files that simulated organisations attach: drawn here, so that every viewer opens them and nobody's picture is used. */
import { sha256Of } from '../../../node/hash';
import { writeJpeg } from './jpeg';
import { writePdf } from './pdf';
import { writePng, type Picture } from './png';

export type AttachmentKey = 'wound-photo' | 'skin-photo' | 'bathroom-photo' | 'blood-pressure-chart' | 'medicine-list' | 'exercise-sheet';
export interface Attachment { title: string; contentType: string; bytes: Uint8Array; sha256: string }

type Colour = [number, number, number];

function picture(width: number, height: number, colourAt: (x: number, y: number) => Colour): Picture {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgb.set(colourAt(x, y).map((each) => Math.max(0, Math.min(255, Math.round(each)))), (y * width + x) * 3);
  return { width, height, rgb };
}

const mix = (a: Colour, b: Colour, share: number): Colour => [0, 1, 2].map((i) => a[i]! + (b[i]! - a[i]!) * Math.max(0, Math.min(1, share))) as Colour;

/** A reddish oval on skin, with a ruler at the lower edge. */
const wound = (red: Colour) => picture(320, 240, (x, y) => {
  if (y > 215) return x % 20 < 1 || (x % 100 < 2) ? [30, 30, 30] : [245, 240, 210];
  const distance = Math.hypot((x - 165) / 80, (y - 110) / 52) + 0.06 * Math.sin(x / 7) + 0.05 * Math.cos(y / 5);
  return mix(red, [226 - y / 9, 182 - y / 9, 158 - y / 8], (distance - 0.55) * 2.4);
});

const bathroom = () => picture(280, 200, (x, y) => {
  if (y < 140) return x % 28 < 1 || y % 28 < 1 ? [190, 200, 205] : [236, 241, 243];
  if (x > 160 && x < 240 && y < 175) return [250, 250, 250];
  return [150 + (x % 40 < 1 ? -25 : 0), 140, 128];
});

/** Systolic and diastolic over seven days. */
const chart = () => {
  const systolic = [152, 146, 149, 144, 151, 147, 147];
  const diastolic = [88, 84, 87, 85, 89, 84, 85];
  const height = 220;
  const yOf = (value: number) => height - 20 - (value - 60) * 1.7;
  const near = (values: number[], x: number, y: number) => {
    const day = Math.min(5.999, Math.max(0, (x - 40) / 45));
    const from = Math.floor(day);
    return x >= 40 && x <= 310 && Math.abs(y - yOf(values[from]! + (values[from + 1]! - values[from]!) * (day - from))) < 1.6;
  };
  return picture(340, height, (x, y) => {
    if (near(systolic, x, y)) return [180, 35, 24];
    if (near(diastolic, x, y)) return [29, 78, 137];
    if (x === 39 || y === height - 20) return [60, 60, 60];
    return (y - 10) % 34 === 0 && x > 39 ? [225, 228, 232] : [255, 255, 255];
  });
};

const makers: Record<AttachmentKey, () => Omit<Attachment, 'sha256'>> = {
  'wound-photo': () => ({ title: 'Foto af sår (øvelse)', contentType: 'image/jpeg', bytes: writeJpeg(wound([150, 42, 38])) }),
  'skin-photo': () => ({ title: 'Foto af udslæt (øvelse)', contentType: 'image/jpeg', bytes: writeJpeg(wound([196, 96, 84])) }),
  'bathroom-photo': () => ({ title: 'Badeværelse (øvelse)', contentType: 'image/png', bytes: writePng(bathroom()) }),
  'blood-pressure-chart': () => ({ title: 'Hjemmeblodtryk 7 dage (øvelse)', contentType: 'image/png', bytes: writePng(chart()) }),
  'medicine-list': () => ({
    title: 'Medicinliste (øvelse)', contentType: 'application/pdf',
    bytes: writePdf('Medicinliste - øvelse', ['Opdigtet eksempel fra øvelsesnetværket.', '', 'Tabl. Metoprolol depot 50 mg     1 morgen', 'Tabl. Amlodipin 5 mg             1 morgen', 'Tabl. Paracetamol 500 mg         2 højst 4 gange daglig ved smerter', 'Tabl. Furosemid 40 mg            pauseret', '', 'Ændret siden sidst: Amlodipin nedsat fra 10 mg til 5 mg.', 'Kontrol: blodtryk og kalium om 14 dage.']),
  }),
  'exercise-sheet': () => ({
    title: 'Øvelser til hjemmet (øvelse)', contentType: 'application/pdf',
    bytes: writePdf('Øvelser til hjemmet', ['Opdigtet eksempel fra øvelsesnetværket.', '', '1. Rejs og sæt dig 10 gange uden at bruge armene. 3 gange dagligt.', '2. Stå på tæer 15 gange med støtte.', '3. Løft armene op langs væggen 10 gange.', '4. Gå en tur på mindst 15 minutter hver dag.', '', 'Stop, hvis smerten bliver værre end 4 på en skala til 10.']),
  }),
};

const made = new Map<AttachmentKey, Attachment>();

/** The same bytes at every call; drawn at the first. */
export function attachment(key: AttachmentKey): Attachment {
  let found = made.get(key);
  if (!found) {
    const one = makers[key]();
    made.set(key, found = { ...one, sha256: sha256Of(one.bytes) });
  }
  return found;
}

export const attachmentKeys = Object.keys(makers) as AttachmentKey[];

/** Content by its sum, for composing. */
export function attachmentBySum(sha256: string): Attachment | undefined {
  return attachmentKeys.map(attachment).find((each) => each.sha256 === sha256);
}
