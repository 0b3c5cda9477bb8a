export type Score = { score: number; count: number };

export type Nps = {
  answers: number;
  promoters: number;
  passives: number;
  detractors: number;
  score: number | null;
};

/** 0 to 10: the share of 9 and 10 minus the share of 0 to 6, in points; one decimal. */
export function npsOf(scores: readonly Score[]): Nps {
  const sum = (from: number, to: number) => countOf(scores, (score) => score >= from && score <= to);
  const promoters = sum(9, 10);
  const passives = sum(7, 8);
  const detractors = sum(0, 6);
  const answers = promoters + passives + detractors;
  return {
    answers,
    promoters,
    passives,
    detractors,
    score: answers === 0 ? null : Math.round(((promoters - detractors) / answers) * 1000) / 10,
  };
}

export type Csat = { answers: number; mean: number | null; distribution: number[] };

/** 1 to 5; the mean has two decimals. */
export function csatOf(scores: readonly Score[]): Csat {
  const distribution = [1, 2, 3, 4, 5].map((wanted) => countOf(scores, (score) => score === wanted));
  const answers = distribution.reduce((sum, count) => sum + count, 0);
  const total = distribution.reduce((sum, count, i) => sum + count * (i + 1), 0);
  return { answers, mean: answers === 0 ? null : Math.round((total / answers) * 100) / 100, distribution };
}

function countOf(scores: readonly Score[], is: (score: number) => boolean): number {
  return scores.reduce((sum, one) => (is(one.score) ? sum + one.count : sum), 0);
}
