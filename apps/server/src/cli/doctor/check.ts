/** One line of `balcao doctor`. Null: could not be checked. */
export type DoctorCheck = { name: string; ok: boolean | null; detail: string; advice: string | null };

export const pass = (name: string, detail: string): DoctorCheck => ({ name, ok: true, detail, advice: null });
export const fail = (name: string, detail: string, advice: string): DoctorCheck => ({
  name,
  ok: false,
  detail,
  advice,
});
export const skip = (name: string, detail: string): DoctorCheck => ({ name, ok: null, detail, advice: null });
