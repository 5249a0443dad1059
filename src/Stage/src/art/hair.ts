// Hair and hats, seen from the front, the side (looking right) and behind. Each map starts at row 2 of the figure's 16×32 frame:
// h the hair, l where light falls, d where it is in shade, t a trim of its own colour.

export interface HairMaps {
  front: readonly string[];
  side: readonly string[];
  back: readonly string[];
}

export const hairStyles = {
  slick: {
    front: ['................', '.....hhhhhh.....', '...hhllhhhhhh...', '..hhllllhhhhhh..', '..hhhhhhhhhhhd..', '..hhhhhdddhhhd..', '..hhd......dhd..', '..hd........dd..', '..d..........d..'],
    side: ['................', '.....hhhhhh.....', '...hhhllllhhh...', '..hhhhllllhhhh..', '..hhhhhhhhhhhh..', '..hhhhhhhdddd...', '..hhhhhhd.......', '..hhhhhd........', '..hhhhd.........', '..ddhd..........', '...dd...........'],
    back: ['................', '.....hhhhhh.....', '...hhllhhhhhh...', '..hhllllhhhhhh..', '..hhhhhhhhhhhd..', '..hhhhhhhhhhhd..', '..hhhhhhhhhhhd..', '..hhhhhhhhhhdd..', '..hhhhhhhhhhdd..', '..hhhhhhhhhddd..', '..dhhhhhhhhddd..', '...dhhhhhhddd...', '....dddddddd....'],
  },
  messy: {
    front: ['....h..hh..h....', '..hhhhhhhhhhhh..', '.hhllhhhllhhhhh.', '.hlllhhllhhhhhd.', '.hhhhhhhhhhhhhd.', '.hhdhhdhhhdhhhd.', '..hdhd.hhd.dhd..', '..hd...hd...dd..', '..d..........d..'],
    side: ['....h..hh..h....', '..hhhhhhhhhhhh..', '.hhhllhhhllhhhh.', '.hhhlllhhhhhhhd.', '.hhhhhhhhhhhhdd.', '..hhhhhhdhhdhd..', '..hhhhhd.hd.d...', '.hhhhhd.........', '..hhhhd.........', '.dhhhd..........', '...dd...........'],
    back: ['....h..hh..h....', '..hhhhhhhhhhhh..', '.hhllhhhllhhhhh.', '.hlllhhllhhhhhd.', '.hhhhhhhhhhhhhd.', '.hhhhhhhhhhhhhd.', '.hhhhhhhhhhhhdd.', '..hhhhhhhhhhdd..', '.hhhhhhhhhhhddd.', '..hhhhhhhhhddd..', '.dhhhhdhhhhdhdd.', '...dhhdhhdddd...', '....dd.ddd.d....'],
  },
  ponytail: {
    front: ['......hhhh......', '....hhhhhhhh....', '...hhllhhhhhh...', '..hhlllhhhhhhd..', '..hhllhhhhhhhd..', '..hhhhhhhhhhhd..', '..hhhd...dhhhd..', '..hhd......dhd..', '..hd........dd..', '..hd........dd..', '..d..........d..'],
    side: ['................', '.....hhhhhhh....', '...hhllllhhhh...', '.thhhllllhhhhh..', 'hhthhhhhhhhhhh..', 'hlhhhhhhhhhddd..', 'hlhhhhhhhd......', 'hhhdhhhhd.......', 'hhd.hhhd........', 'hhd..hd.........', '.hhd............', '.hhd............', '..hd............', '..d.............'],
    back: ['......hhhh......', '....hhhhhhhh....', '...hhllhhhhhh...', '..hhlllhhhhhhd..', '..hhllhhhhhhhd..', '..hhhhhttthhhd..', '..hhhhhhlhhhhd..', '..hhhhhhlhhhdd..', '..dhhhhhlhhhdd..', '..dhhdhhhhdhdd..', '...ddhhhhhddd...', '....dhhhhhdd....', '.....hhhhd......', '.....hhhhd......', '......hhd.......', '......dd........'],
  },
  bob: {
    front: ['................', '....hhhhhhhh....', '..hhhllhhhhhhh..', '..hhlllllhhhhh..', '.hhhllllhhhhhhd.', '.hhhhhhhhhhhhhd.', '.hhhhhdddddhhhd.', '.hhd........dhd.', '.hhd........dhd.', '.hh..........hd.', '.hh..........hd.', '.hh..........hd.', '.hhd........dhd.', '..hd........dd..'],
    side: ['................', '....hhhhhhhh....', '..hhhllllhhhhh..', '.hhhhllllhhhhh..', '.hhhhhhhhhhhhhh.', '.hhhhhhhhhhhhdd.', '.hhhhhhhhdddd...', '.hhhhhhhd.......', '.hhhhhhhd.......', '.hhhhhhd........', '.hhhhhhd........', '.hhhhhhd........', '.dhhhhhd........', '..ddddd.........'],
    back: ['................', '....hhhhhhhh....', '..hhhllhhhhhhh..', '..hhlllllhhhhh..', '.hhhllllhhhhhhd.', '.hhhhhhhhhhhhhd.', '.hhhhhhhhhhhhhd.', '.hhhhhhhhhhhhhd.', '.hhhhhhhhhhhhdd.', '.hhhhhhhhhhhhdd.', '.hhhhhhhhhhhddd.', '.hhhhhhhhhhhddd.', '.dhhhhhhhhhhddd.', '..dddddddddddd..'],
  },
  mohawk: {
    front: ['......hlhh......', '......hlhh......', '.....hhlhhh.....', '.....hhlhhd.....', '...ddhhlhhddd...', '..dddhhhhhdddd..', '..dd..hhd...dd..', '..d..........d..'],
    side: ['...h..h.hh.h....', '..hhhhlhhlhhh...', '.hhhllllllhhhh..', '.hhhhhhhhhhhhd..', '.dhdddddddddhd..', '..ddddddddddd...', '..dddddddd......', '..dddddd........', '...dddd.........', '....dd..........'],
    back: ['......hlhh......', '......hlhh......', '.....hhlhhh.....', '.....hhlhhd.....', '...ddhhlhhddd...', '..dddhhlhhdddd..', '..dddhhlhhdddd..', '..dddhhhhhdddd..', '..dddhhhhddddd..', '..ddddhhhddddd..', '..ddddhhdddddd..', '...ddddddddd....', '....dddddddd....'],
  },
  hood: {
    front: ['.....hhhhhh.....', '...hhllhhhhhh...', '..hhllhhhhhhhd..', '.hhllhhhhhhhhdd.', '.hhlhddddddhhdd.', '.hhhdddddddddhd.', '.hhdd......ddhd.', '.hhd........dhd.', '.hhd........dhd.', '.hhd........dhd.', '.hhd........dhd.', '.hhdd......ddhd.', '..hhdd....ddhd..', '..hhhddddddhhd..', '...hhhhhhhhhd...'],
    side: ['.....hhhhhh.....', '...hhhllhhhhh...', '..hhhllhhhhhhd..', '.hhhhlhhhhhhhd..', '.hhhhhhhhhdddd..', '.hhhhhhhhdd.....', '.hhhhhhhdd......', '.hhhhhhhd.......', '.hhhhhhhd.......', '.hhhhhhhd.......', '.hhhhhhhd.......', '.hhhhhhhdd......', '..hhhhhhhdd.....', '..hhhhhhhhdd....', '...dhhhhhhhd....'],
    back: ['.....hhhhhh.....', '...hhllhhhhhh...', '..hhllhhhhhhhd..', '.hhllhhhhhhhhdd.', '.hhlhhhhhhhhhdd.', '.hhhhhhhhhhhhdd.', '.hhhhhhhhhhhhdd.', '.hhhhhhhhhhhhdd.', '.hhhhhhhhhhhhdd.', '.hhhhhhhhhhhddd.', '.hhhhhhhhhhhddd.', '.dhhhhhhhhhdddd.', '..dhhhhhhhdddd..', '..ddhhhhhddddd..', '...dddddddddd...'],
  },
  curls: {
    front: ['....hhh.hhh.....', '..hhllhhhllhhh..', '.hhllhhhllhhhhh.', '.hhhhhhhhhhhhhd.', 'hhllhhhhhhllhhhd', 'hhlhhhhdhhhlhhhd', 'hhhhd.d..dhhhhhd', '.hhd........hhd.', 'hhhd........hhhd', 'hhh..........hhd', '.hhd........dhd.', '.hh..........hd.'],
    side: ['....hhh.hhh.....', '..hhllhhhllhh...', '.hhllhhhllhhhh..', 'hhhhhhhhhhhhhhd.', 'hhllhhhhhllhhhd.', 'hhlhhhhhhhhdhd..', 'hhhhhhhhhd......', '.hhllhhhd.......', 'hhhlhhhhd.......', 'hhhhhhhd........', '.hhhhhhd........', '.dhhhhd.........', '..ddd...........'],
    back: ['....hhh.hhh.....', '..hhllhhhllhhh..', '.hhllhhhllhhhhh.', '.hhhhhhhhhhhhhd.', 'hhllhhhhhhllhhhd', 'hhlhhhhhhhhlhhhd', 'hhhhhllhhhhhhhhd', '.hhhhlhhhhllhhd.', 'hhhhhhhhhhlhhhhd', 'hhllhhhhhhhhhddd', '.hlhhhllhhhhhdd.', '.hhhhhlhhhhhddd.', '..ddhhhhhhddd...', '....dddddd......'],
  },
  cap: {
    front: ['................', '....tttttttt....', '..ttttttttttttd.', '..tttttttttttd..', '.ttttttttttttdd.', '.dddddddddddddd.', '..hhd......dhh..', '..hd........dh..', '..d..........d..'],
    side: ['................', '....tttttttt....', '..tttttttttttt..', '..tttttttttttd..', '.ttttttttttttttt', '.hhhhdddddddddd.', '.hhhhhd.........', '..hhhhd.........', '..hhhd..........', '..ddd...........'],
    back: ['................', '....tttttttt....', '..tttttttttttd..', '..tttttttttttd..', '.ttttttttttttdd.', '.dddhhhhhhhdddd.', '..hhhhhhhhhhhd..', '..hhhhhhhhhhhd..', '..hhhhhhhhhhdd..', '..hhhhhhhhhddd..', '..dhhhhhhhhddd..', '...dhhhhhhddd...', '....ddddddd.....'],
  },
} as const satisfies Record<string, HairMaps>;

export type HairStyle = keyof typeof hairStyles;
