/** One item in the picture of what waits for what. */
export interface WaitsNode {
  id: string;
  name: string;
  /** circle: waits for others of its circle. way: of a circle, but outside proof frees it. */
  look: 'free' | 'waits' | 'circle' | 'way';
  /** How many items wait for it. */
  blocks: number;
}

export interface WaitsEdge {
  /** The item that is waited for. */
  from: string;
  to: string;
  kind: 'any_of' | 'all_of';
}

export interface WaitsFacts {
  /** In the order of the plan. */
  nodes: readonly WaitsNode[];
  edges: readonly WaitsEdge[];
  circles: readonly (readonly string[])[];
}

export interface PlacedNode extends WaitsNode {
  x: number;
  y: number;
  /** The name, cut to the box. */
  label: string;
}

/** In user units of an SVG; y grows downwards. */
export interface WaitsDrawing {
  width: number;
  height: number;
  boxWidth: number;
  boxHeight: number;
  nodes: PlacedNode[];
  edges: (WaitsEdge & { path: string })[];
  frames: { x: number; y: number; width: number; height: number }[];
}
