//! An area on the map, as GeoJSON encloses it: polygons with holes.

use serde_json::Value;

use crate::model::{Id, Map, Point};

/// The areas of places, by id.
pub type Areas = Map<Id, Area>;

/// Longitude and latitude, in GeoJSON's order; what follows is height.
type Position = Vec<f64>;
/// A closed line.
type Ring = Vec<Position>;

/// One polygon or more, each with its outline first and its holes after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    polygons: Vec<Vec<Ring>>,
}

impl Area {
    /// The area of a GeoJSON geometry; none for a point or a line.
    pub(super) fn of(geometry: &Value) -> Option<Self> {
        let coordinates = geometry["coordinates"].clone();
        let polygons: Vec<Vec<Ring>> = match geometry["type"].as_str()? {
            "Polygon" => vec![serde_json::from_value(coordinates).ok()?],
            "MultiPolygon" => serde_json::from_value(coordinates).ok()?,
            _ => return None,
        };
        let sound = polygons.iter().flatten().flatten().all(|position| position.len() >= 2);
        (sound && !polygons.is_empty()).then_some(Self { polygons })
    }

    /// Whether a point lies in the area, or no further from its border than so many degrees.
    pub fn holds(&self, point: Point, margin: f64) -> bool {
        let (x, y) = (point.lon(), point.lat());
        self.polygons.iter().any(|rings| {
            // A point is inside when a line from it to the east crosses borders an odd number of
            // times; holes count like outlines.
            let crossings: usize = rings.iter().map(|ring| crossings(ring, x, y)).sum();
            crossings % 2 == 1 || rings.iter().any(|ring| is_near(ring, x, y, margin))
        })
    }
}

fn sides(ring: &Ring) -> impl Iterator<Item = ([f64; 2], [f64; 2])> {
    let ends = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(ends).map(|(from, to)| ([from[0], from[1]], [to[0], to[1]]))
}

fn crossings(ring: &Ring, x: f64, y: f64) -> usize {
    let crosses = |(from, to): &([f64; 2], [f64; 2])| {
        (from[1] > y) != (to[1] > y) && x < from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0])
    };
    sides(ring).filter(crosses).count()
}

fn is_near(ring: &Ring, x: f64, y: f64, margin: f64) -> bool {
    sides(ring).any(|(from, to)| {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let length = dx * dx + dy * dy;
        let along = if length > 0.0 { ((x - from[0]) * dx + (y - from[1]) * dy) / length } else { 0.0 };
        let along = along.clamp(0.0, 1.0);
        let (nx, ny) = (from[0] + along * dx - x, from[1] + along * dy - y);
        nx * nx + ny * ny <= margin * margin
    })
}
