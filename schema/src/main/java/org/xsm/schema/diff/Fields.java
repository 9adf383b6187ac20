package org.xsm.schema.diff;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Element;
import org.xsm.schema.Group;
import org.xsm.schema.Thing;
import org.xsm.schema.Written;

/** The components of a record as the file knows them: a value, made once for each type. */
record Fields(List<Field> fields) {
  private static final ClassValue<Fields> OF =
      new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> type) {
          var fields = new ArrayList<Field>();
          for (RecordComponent component : type.getRecordComponents()) {
            boolean key = fields.isEmpty() && Thing.class.isAssignableFrom(type);
            fields.add(Field.of(component, key));
          }
          return new Fields(List.copyOf(fields));
        }
      };

  static List<Field> of(Record owner) {
    return OF.get(owner.getClass()).fields;
  }

  /** How a component takes part in a comparison. */
  enum Shape {
    /** Its fields belong to the thing around it. */
    GROUP,
    /** An element of which there is at most one. */
    ELEMENT,
    /** A list of things with keys. */
    THINGS,
    /** A value that is compared as a whole. */
    VALUE
  }

  /**
   * One component: its name in the file, whether it is the key of its thing, its shape, and the way
   * to its value.
   */
  record Field(String name, boolean key, Shape shape, Method accessor) {
    static Field of(RecordComponent component, boolean key) {
      Written written = component.getAnnotation(Written.class);
      String name = written != null ? written.value() : dashed(component.getName());
      return new Field(name, key, shape(component), component.getAccessor());
    }

    @Nullable Object of(Record owner) {
      try {
        return accessor.invoke(owner);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }

    private static Shape shape(RecordComponent component) {
      Class<?> type = component.getType();
      if (Group.class.isAssignableFrom(type)) {
        return Shape.GROUP;
      }
      if (component.getGenericType() instanceof ParameterizedType list
          && list.getActualTypeArguments()[0] instanceof Class<?> item
          && Thing.class.isAssignableFrom(item)) {
        return Shape.THINGS;
      }
      return Element.class.isAssignableFrom(type) ? Shape.ELEMENT : Shape.VALUE;
    }

    private static String dashed(String name) {
      return name.replaceAll("([A-Z0-9]+)", "-$1").toLowerCase(Locale.ROOT);
    }
  }
}
