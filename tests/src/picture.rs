//! A picture of a screen: read from an X window dump, written as PNG.

use std::{collections::HashSet, fs::File, io::BufWriter, path::Path};

use anyhow::{Context, Result, ensure};

/// Red, green and blue bytes, row by row from the top left.
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

impl Picture {
    /// Reads an X window dump, version 7, as Xvfb keeps its screen of depth 24 (XWDFile.h of X11):
    /// a header of 32-bit big-endian numbers, a colour map, then rows of blue, green, red, unused.
    ///
    /// # Errors
    /// When `dump` is another kind of dump or too short.
    pub fn from_xwd(dump: &[u8]) -> Result<Self> {
        let number = |place: usize| -> Result<usize> {
            let bytes = dump
                .get(place * 4..place * 4 + 4)
                .context("the dump has no whole header")?;
            Ok(u32::from_be_bytes(bytes.try_into()?) as usize)
        };
        let (header, version, depth) = (number(0)?, number(1)?, number(3)?);
        let (width, height) = (number(4)?, number(5)?);
        let (bits_per_pixel, row, colours) = (number(11)?, number(12)?, number(19)?);
        ensure!(
            version == 7 && depth == 24 && bits_per_pixel == 32,
            "not a dump of depth 24"
        );

        // Twelve bytes for each entry of the colour map, which such a screen does not use.
        let start = header + colours * 12;
        let mut rgb = Vec::with_capacity(width * height * 3);
        for y in 0..height {
            let from = start + y * row;
            let pixels = dump
                .get(from..from + width * 4)
                .context("the dump ends early")?;
            for pixel in pixels.chunks_exact(4) {
                rgb.extend([pixel[2], pixel[1], pixel[0]]);
            }
        }
        Ok(Self {
            width: width.try_into()?,
            height: height.try_into()?,
            rgb,
        })
    }

    /// How many different colours there are. A blank window has one or two; text in any one colour
    /// has a dozen from its smoothed edges alone.
    pub fn colours(&self) -> usize {
        self.rgb.chunks_exact(3).collect::<HashSet<_>>().len()
    }

    /// Writes a PNG file, making its folder if needed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = BufWriter::new(File::create(path)?);
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header()?.write_image_data(&self.rgb)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dump of one row: a red pixel and a blue one.
    fn dump(version: u32) -> Vec<u8> {
        let mut header = [0_u32; 25];
        (header[0], header[1], header[3]) = (100, version, 24);
        (header[4], header[5]) = (2, 1);
        (header[11], header[12], header[19]) = (32, 8, 1);
        let mut dump: Vec<u8> = header
            .iter()
            .flat_map(|number| number.to_be_bytes())
            .collect();
        dump.extend([9; 12]);
        dump.extend([0, 0, 255, 0, 255, 0, 0, 0]);
        dump
    }

    #[test]
    fn pixels_come_out_in_order_and_colour() {
        let picture = Picture::from_xwd(&dump(7)).expect("the dump is whole");
        assert_eq!((picture.width, picture.height), (2, 1));
        assert_eq!(picture.rgb, [255, 0, 0, 0, 0, 255]);
        assert_eq!(picture.colours(), 2);
    }

    #[test]
    fn a_short_or_foreign_dump_is_an_error() {
        assert!(Picture::from_xwd(&dump(6)).is_err());
        assert!(Picture::from_xwd(&dump(7)[..110]).is_err());
        assert!(Picture::from_xwd(&[]).is_err());
    }
}
