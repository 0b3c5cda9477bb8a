import { type DragEvent, useCallback, useRef, useState } from 'react';

type Take = (files: readonly File[]) => void;

/** Files may be dropped anywhere on the conversation while somebody can write in it. */
export function useDropTarget() {
  const take = useRef<Take | null>(null);
  /** dragging over a child leaves the parent and enters it again: only the balance counts */
  const depth = useRef(0);
  const [dragging, setDragging] = useState<'possible' | 'impossible' | null>(null);
  const onDropTarget = useCallback((next: Take | null) => {
    take.current = next;
  }, []);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const zone = {
    onDragEnter(event: DragEvent) {
      if (!carriesFiles(event)) return;
      depth.current += 1;
      setDragging(take.current === null ? 'impossible' : 'possible');
    },
    onDragOver(event: DragEvent) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = take.current === null ? 'none' : 'copy';
    },
    onDragLeave(event: DragEvent) {
      if (!carriesFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setDragging(null);
    },
    onDrop(event: DragEvent) {
      depth.current = 0;
      setDragging(null);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      take.current?.([...event.dataTransfer.files]);
    },
  };
  return { dragging, zone, onDropTarget };
}
